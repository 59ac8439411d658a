output "build_account" {
  description = "Name of the service account that builds the functions, as Cloud Functions wants it."
  value       = google_service_account.build.name
}

output "images" {
  description = "The repository that the functions' images go to."
  value       = google_artifact_registry_repository.images.id
}

output "number" {
  description = "The number of the project, which names its service agents."
  value       = data.google_project.this.number
}

output "releases_bucket" {
  description = "The bucket that releases are sent to and kept in."
  value       = google_storage_bucket.releases.name
}
