# The files of the web app and how they are handed out. The front puts an address and a certificate before them.

locals {
  connects_to = join(" ", concat(["'self'"], var.connects_to, [
    "https://firestore.googleapis.com",
    "https://identitytoolkit.googleapis.com",
    "https://securetoken.googleapis.com",
  ]))
  content_security_policy = join("; ", [
    "default-src 'none'",
    "base-uri 'none'",
    "connect-src ${local.connects_to}",
    "font-src 'self'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "img-src 'self' data: blob:",
    "manifest-src 'self'",
    "script-src 'self'",
    "style-src 'self' 'unsafe-inline'",
    "worker-src 'self'",
  ])
}

resource "google_storage_bucket" "files" {
  project                     = var.project_id
  name                        = "${var.project_id}-site"
  location                    = var.region
  uniform_bucket_level_access = true
  # The files are what every visitor loads.
  public_access_prevention = "inherited"

  website {
    main_page_suffix = "index.html"
    not_found_page   = "index.html"
  }

  versioning {
    enabled = true
  }

  lifecycle_rule {
    action {
      type = "Delete"
    }

    condition {
      days_since_noncurrent_time = var.old_versions_days
    }
  }
}

resource "google_storage_bucket_iam_member" "public" {
  bucket = google_storage_bucket.files.name
  role   = "roles/storage.legacyObjectReader"
  member = "allUsers"
}

resource "google_compute_backend_bucket" "files" {
  project          = var.project_id
  name             = "site"
  description      = "The web app's files, through Cloud CDN."
  bucket_name      = google_storage_bucket.files.name
  enable_cdn       = true
  compression_mode = "AUTOMATIC"

  # Each file says for how long it holds: the deployment writes that on it. The page and its worker are never kept.
  cdn_policy {
    cache_mode         = "USE_ORIGIN_HEADERS"
    negative_caching   = false
    request_coalescing = true
  }

  custom_response_headers = [
    "Content-Security-Policy: ${local.content_security_policy}",
    "Cross-Origin-Opener-Policy: same-origin",
    "Permissions-Policy: camera=(self), geolocation=(), microphone=(), payment=()",
    "Referrer-Policy: strict-origin-when-cross-origin",
    "Strict-Transport-Security: max-age=31536000; includeSubDomains",
    "X-Content-Type-Options: nosniff",
  ]
}
