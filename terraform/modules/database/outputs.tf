output "name" {
  description = "Id of the database, for those who work on it."
  value       = google_firestore_database.state.name
}
