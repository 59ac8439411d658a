# One operation of the manifest: its function, its account, what the account may do, and what starts it.

locals {
  operation = var.operation
  is_public = local.operation.invoker == "public"
  triggers  = { (local.operation.trigger.kind) = local.operation.trigger }
}

resource "google_service_account" "self" {
  project      = var.project.id
  account_id   = local.operation.serviceAccount
  display_name = local.operation.name
  description  = local.operation.summary
}

resource "google_cloudfunctions2_function" "this" {
  project     = var.project.id
  location    = var.region
  name        = local.operation.name
  description = local.operation.summary

  build_config {
    runtime           = "nodejs24"
    entry_point       = local.operation.entryPoint
    service_account   = var.project.build_account
    docker_repository = var.project.images

    source {
      storage_source {
        bucket = var.project.releases_bucket
        object = var.source_object
      }
    }

    automatic_update_policy {}
  }

  service_config {
    service_account_email            = google_service_account.self.email
    ingress_settings                 = local.is_public ? "ALLOW_INTERNAL_AND_GCLB" : "ALLOW_INTERNAL_ONLY"
    available_memory                 = "${local.operation.resources.memoryMb}Mi"
    available_cpu                    = local.operation.resources.concurrency > 1 ? "1" : null
    timeout_seconds                  = local.operation.resources.timeoutSeconds
    min_instance_count               = local.operation.resources.minInstances
    max_instance_count               = var.max_instances
    max_instance_request_concurrency = local.operation.resources.concurrency
    environment_variables            = var.environment_variables
  }

  dynamic "event_trigger" {
    for_each = { for kind, trigger in local.triggers : kind => trigger if kind == "document" }

    content {
      event_type            = "google.cloud.firestore.document.v1.${event_trigger.value.event}"
      trigger_region        = var.region
      retry_policy          = "RETRY_POLICY_RETRY"
      service_account_email = google_service_account.self.email

      event_filters {
        attribute = "database"
        value     = var.database
      }

      event_filters {
        attribute = "document"
        operator  = "match-path-pattern"
        value     = event_trigger.value.path
      }
    }
  }

  depends_on = [google_project_iam_member.receives_events]
}

resource "google_cloud_scheduler_job" "this" {
  for_each = { for kind, trigger in local.triggers : kind => trigger.cron if kind == "schedule" }

  project          = var.project.id
  region           = var.region
  name             = local.operation.name
  description      = local.operation.summary
  schedule         = each.value
  time_zone        = "Africa/Johannesburg"
  attempt_deadline = "${local.operation.resources.timeoutSeconds}s"

  retry_config {
    retry_count          = 3
    min_backoff_duration = "10s"
    max_backoff_duration = "60s"
  }

  http_target {
    http_method = "POST"
    uri         = google_cloudfunctions2_function.this.service_config[0].uri

    oidc_token {
      service_account_email = google_service_account.self.email
      audience              = google_cloudfunctions2_function.this.service_config[0].uri
    }
  }
}
