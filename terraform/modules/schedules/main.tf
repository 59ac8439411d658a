# Operations that make, change and remove the jobs of merchants' schedules, which call one function as its own account.

resource "google_project_iam_member" "manages_jobs" {
  for_each = var.managers

  project = var.project_id
  role    = "roles/cloudscheduler.admin"
  member  = "serviceAccount:${each.value}"
}

resource "google_service_account_iam_member" "lets_jobs_call" {
  for_each = var.managers

  service_account_id = "projects/${var.project_id}/serviceAccounts/${var.job_account}"
  role               = "roles/iam.serviceAccountUser"
  member             = "serviceAccount:${each.value}"
}
