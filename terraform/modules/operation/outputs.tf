output "account" {
  description = "E-mail address of the operation's own service account."
  value       = google_service_account.self.email
}

output "name" {
  description = "Name of the function, and of the Cloud Run service behind it."
  value       = google_cloudfunctions2_function.this.name
}

output "url" {
  description = "The function's own address. Behind the front for people and channels."
  value       = google_cloudfunctions2_function.this.service_config[0].uri
}
