# A copy of the state and of the site in another region, for the day that Johannesburg is gone.

resource "google_storage_bucket" "exports" {
  project                     = var.project_id
  name                        = "${var.project_id}-exports"
  location                    = var.backup_region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  # What is removed, by whomever, can be brought back for a week.
  soft_delete_policy {
    retention_duration_seconds = 604800
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      age = var.export_days
    }
  }

  lifecycle {
    prevent_destroy = true
  }
}

resource "google_service_account" "export" {
  project      = var.project_id
  account_id   = "firestore-export"
  display_name = "Asks Firestore for an export each day"
}

resource "google_project_iam_member" "exports" {
  project = var.project_id
  role    = "roles/datastore.importExportAdmin"
  member  = google_service_account.export.member
}

resource "google_storage_bucket_iam_member" "exports" {
  bucket = google_storage_bucket.exports.name
  role   = "roles/storage.admin"
  member = google_service_account.export.member
}

resource "google_cloud_scheduler_job" "export" {
  project          = var.project_id
  region           = var.region
  name             = "firestore-export"
  description      = "Asks Firestore to export all documents to the bucket in ${var.backup_region}."
  schedule         = var.export_cron
  time_zone        = "Africa/Johannesburg"
  attempt_deadline = "180s"

  retry_config {
    retry_count          = 5
    min_backoff_duration = "60s"
    max_backoff_duration = "600s"
  }

  http_target {
    http_method = "POST"
    uri         = "https://firestore.googleapis.com/v1/projects/${var.project_id}/databases/${var.database}:exportDocuments"
    headers     = { "Content-Type" = "application/json" }
    body        = base64encode(jsonencode({ outputUriPrefix = "gs://${google_storage_bucket.exports.name}" }))

    oauth_token {
      service_account_email = google_service_account.export.email
      scope                 = "https://www.googleapis.com/auth/datastore"
    }
  }

  depends_on = [google_project_iam_member.exports, google_storage_bucket_iam_member.exports]
}
