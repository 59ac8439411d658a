# Who read or changed what, kept apart from the functions' own log and for longer.

resource "google_project_iam_audit_config" "firestore" {
  project = var.project_id
  # Firestore is configured under this name, and logs under its own.
  service = "datastore.googleapis.com"

  dynamic "audit_log_config" {
    for_each = var.audited_firestore_access

    content {
      log_type         = audit_log_config.value
      exempted_members = var.audit_exempted_members
    }
  }
}

resource "google_project_iam_audit_config" "secrets" {
  project = var.project_id
  service = "secretmanager.googleapis.com"

  audit_log_config {
    log_type = "ADMIN_READ"
  }

  audit_log_config {
    log_type = "DATA_READ"
  }

  audit_log_config {
    log_type = "DATA_WRITE"
  }
}

resource "google_logging_project_bucket_config" "audit" {
  project        = var.project_id
  location       = var.region
  bucket_id      = "audit"
  description    = "Who read or changed documents and secrets."
  retention_days = var.audit_log_days

  depends_on = [google_project_service.needed]
}

resource "google_logging_project_sink" "audit" {
  project                = var.project_id
  name                   = "audit"
  description            = "Brings the data access logs to the audit bucket."
  destination            = "logging.googleapis.com/${google_logging_project_bucket_config.audit.id}"
  filter                 = "log_id(\"cloudaudit.googleapis.com/data_access\")"
  unique_writer_identity = true
}
