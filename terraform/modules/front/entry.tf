locals {
  families = toset(["IPV4", "IPV6"])
  hosts    = { app = local.app, api = local.api }
}

resource "google_compute_global_address" "front" {
  for_each = local.families

  project    = var.project_id
  name       = "front-${lower(each.key)}"
  ip_version = each.key
}

# A domain is proven by a DNS record, so that its certificate is there before the domain points here.
resource "google_certificate_manager_dns_authorization" "host" {
  for_each = local.hosts

  project = var.project_id
  name    = each.key
  domain  = each.value
}

resource "google_certificate_manager_certificate" "host" {
  for_each = local.hosts

  project = var.project_id
  name    = each.key

  managed {
    domains            = [each.value]
    dns_authorizations = [google_certificate_manager_dns_authorization.host[each.key].id]
  }
}

resource "google_certificate_manager_certificate_map" "front" {
  project = var.project_id
  name    = "front"
}

resource "google_certificate_manager_certificate_map_entry" "host" {
  for_each = local.hosts

  project      = var.project_id
  name         = each.key
  map          = google_certificate_manager_certificate_map.front.name
  hostname     = each.value
  certificates = [google_certificate_manager_certificate.host[each.key].id]
}

resource "google_compute_ssl_policy" "front" {
  project         = var.project_id
  name            = "front"
  profile         = "RESTRICTED"
  min_tls_version = "TLS_1_2"
}

resource "google_compute_target_https_proxy" "front" {
  project         = var.project_id
  name            = "front"
  url_map         = google_compute_url_map.front.id
  certificate_map = "//certificatemanager.googleapis.com/${google_certificate_manager_certificate_map.front.id}"
  ssl_policy      = google_compute_ssl_policy.front.id
  quic_override   = "ENABLE"
}

resource "google_compute_global_forwarding_rule" "https" {
  for_each = local.families

  project               = var.project_id
  name                  = "https-${lower(each.key)}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.front[each.key].id
  port_range            = "443"
  target                = google_compute_target_https_proxy.front.id
}

resource "google_compute_url_map" "to_https" {
  project = var.project_id
  name    = "to-https"

  default_url_redirect {
    https_redirect         = true
    redirect_response_code = "MOVED_PERMANENTLY_DEFAULT"
    strip_query            = false
  }
}

resource "google_compute_target_http_proxy" "to_https" {
  project = var.project_id
  name    = "to-https"
  url_map = google_compute_url_map.to_https.id
}

resource "google_compute_global_forwarding_rule" "http" {
  for_each = local.families

  project               = var.project_id
  name                  = "http-${lower(each.key)}"
  load_balancing_scheme = "EXTERNAL_MANAGED"
  ip_address            = google_compute_global_address.front[each.key].id
  port_range            = "80"
  target                = google_compute_target_http_proxy.to_https.id
}
