output "backend_bucket" {
  description = "The backend that the load balancer sends the site's visitors to."
  value       = google_compute_backend_bucket.files.id
}

output "bucket" {
  description = "The bucket that the web app is sent to."
  value       = google_storage_bucket.files.name
}
