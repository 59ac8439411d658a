output "exports_bucket" {
  description = "The bucket with the exports of the database."
  value       = google_storage_bucket.exports.name
}

output "site_copy_bucket" {
  description = "The bucket with the copy of the web app."
  value       = google_storage_bucket.site.name
}
