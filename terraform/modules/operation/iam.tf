# What the operation's account may do, and who may call the operation.

resource "google_project_iam_member" "uses_database" {
  project = var.project.id
  role    = "roles/datastore.user"
  member  = google_service_account.self.member

  condition {
    title       = "only the database of the state"
    description = "A restored copy beside it stays out of reach."
    expression  = "resource.name == \"projects/${var.project.id}/databases/${var.database}\""
  }
}

resource "google_project_iam_member" "granted" {
  for_each = toset(local.operation.projectRoles)

  project = var.project.id
  role    = each.key
  member  = google_service_account.self.member
}

# Kept as it is where it was made before: made anew and then removed under its old name, it would be gone.
moved {
  from = google_project_iam_member.administers_sign_ins[0]
  to   = google_project_iam_member.granted["roles/firebaseauth.admin"]
}

resource "google_project_iam_member" "receives_events" {
  count = local.operation.trigger.kind == "document" ? 1 : 0

  project = var.project.id
  role    = "roles/eventarc.eventReceiver"
  member  = google_service_account.self.member
}

resource "google_cloud_run_v2_service_iam_member" "public" {
  count = local.is_public ? 1 : 0

  project  = var.project.id
  location = var.region
  name     = google_cloudfunctions2_function.this.name
  role     = "roles/run.invoker"
  member   = "allUsers"
}

resource "google_cloud_run_v2_service_iam_member" "own_trigger" {
  count = local.is_public ? 0 : 1

  project  = var.project.id
  location = var.region
  name     = google_cloudfunctions2_function.this.name
  role     = "roles/run.invoker"
  member   = google_service_account.self.member
}
