# The site's files, copied each night.

data "google_storage_transfer_project_service_account" "this" {
  project = var.project_id
}

locals {
  transfer = "serviceAccount:${data.google_storage_transfer_project_service_account.this.email}"
  grants = {
    "reads the site"      = { bucket = var.site_bucket, role = "roles/storage.objectViewer" }
    "lists the site"      = { bucket = var.site_bucket, role = "roles/storage.legacyBucketReader" }
    "writes the copy"     = { bucket = google_storage_bucket.site.name, role = "roles/storage.legacyBucketWriter" }
    "looks into the copy" = { bucket = google_storage_bucket.site.name, role = "roles/storage.objectViewer" }
  }
}

resource "google_storage_bucket" "site" {
  project                     = var.project_id
  name                        = "${var.project_id}-site-copy"
  location                    = var.backup_region
  uniform_bucket_level_access = true
  public_access_prevention    = "enforced"

  versioning {
    enabled = true
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      days_since_noncurrent_time = var.export_days
    }
  }
}

resource "google_storage_bucket_iam_member" "transfer" {
  for_each = local.grants

  bucket = each.value.bucket
  role   = each.value.role
  member = local.transfer
}

resource "google_storage_transfer_job" "site" {
  project     = var.project_id
  description = "Copies the site to ${var.backup_region} each night."

  transfer_spec {
    gcs_data_source {
      bucket_name = var.site_bucket
    }

    gcs_data_sink {
      bucket_name = google_storage_bucket.site.name
    }
  }

  # A day in the past: it runs every day from the first on, at 01:00 UTC.
  schedule {
    schedule_start_date {
      year  = 2026
      month = 1
      day   = 1
    }

    start_time_of_day {
      hours   = 1
      minutes = 0
      seconds = 0
      nanos   = 0
    }
  }

  depends_on = [google_storage_bucket_iam_member.transfer]
}
