locals {
  app = "app.${var.domain}"
  api = "api.${var.domain}"

  # A door is a Cloud Armor policy: one for people, one for channels.
  door_of = { http = "people", webhook = "webhooks" }
  public  = { for one in var.operations : one.name => local.door_of[one.trigger.kind] if contains(keys(local.door_of), one.trigger.kind) }
}

resource "google_compute_region_network_endpoint_group" "function" {
  for_each = local.public

  project               = var.project_id
  name                  = each.key
  region                = var.region
  network_endpoint_type = "SERVERLESS"

  cloud_run {
    service = each.key
  }
}

resource "google_compute_backend_service" "function" {
  for_each = local.public

  project                 = var.project_id
  name                    = each.key
  description             = "The function ${each.key}, for ${each.value}."
  load_balancing_scheme   = "EXTERNAL_MANAGED"
  protocol                = "HTTPS"
  security_policy         = google_compute_security_policy.door[each.value].id
  custom_response_headers = ["Strict-Transport-Security: max-age=31536000", "X-Content-Type-Options: nosniff"]

  backend {
    group = google_compute_region_network_endpoint_group.function[each.key].id
  }

  log_config {
    enable      = true
    sample_rate = var.log_sample_rate
  }
}

# Nothing stands behind it: whatever the URL map does not know ends here, even if the map's own 404 were lost.
resource "google_compute_backend_service" "nowhere" {
  project               = var.project_id
  name                  = "nowhere"
  description           = "Has no backend: unknown hosts and paths are answered at the edge."
  load_balancing_scheme = "EXTERNAL_MANAGED"
  protocol              = "HTTPS"
}

resource "google_compute_url_map" "front" {
  project         = var.project_id
  name            = "front"
  default_service = google_compute_backend_service.nowhere.id

  default_route_action {
    fault_injection_policy {
      abort {
        http_status = 404
        percentage  = 100
      }
    }
  }

  host_rule {
    hosts        = [local.app]
    path_matcher = "app"
  }

  host_rule {
    hosts        = [local.api]
    path_matcher = "api"
  }

  path_matcher {
    name            = "app"
    default_service = var.site_backend
  }

  path_matcher {
    name            = "api"
    default_service = google_compute_backend_service.nowhere.id

    default_route_action {
      fault_injection_policy {
        abort {
          http_status = 404
          percentage  = 100
        }
      }
    }

    dynamic "path_rule" {
      for_each = local.public

      content {
        paths   = ["/${path_rule.key}", "/${path_rule.key}/*"]
        service = google_compute_backend_service.function[path_rule.key].id
      }
    }
  }
}
