# Who may sign in, and which apps may speak with Firebase.

resource "google_identity_platform_config" "this" {
  project                    = var.project_id
  autodelete_anonymous_users = true
  authorized_domains         = var.authorized_domains

  sign_in {
    allow_duplicate_emails = false

    email {
      enabled           = true
      password_required = true
    }
  }

  # People are invited by an operation: nobody makes or removes a sign-in from a browser.
  client {
    permissions {
      disabled_user_signup   = true
      disabled_user_deletion = true
    }
  }

  monitoring {
    request_logging {
      enabled = true
    }
  }
}

resource "google_firebase_app_check_service_config" "guarded" {
  for_each = var.app_check == null ? toset([]) : toset(["firestore.googleapis.com", "identitytoolkit.googleapis.com"])

  project          = var.project_id
  service_id       = each.key
  enforcement_mode = var.app_check.enforced ? "ENFORCED" : "UNENFORCED"
}

resource "google_recaptcha_enterprise_key" "web" {
  count = var.app_check == null ? 0 : 1

  project      = var.project_id
  display_name = "The web app"

  web_settings {
    integration_type  = "SCORE"
    allow_all_domains = false
    allowed_domains   = var.authorized_domains
  }
}

resource "google_firebase_app_check_recaptcha_enterprise_config" "web" {
  count = var.app_check == null ? 0 : 1

  project   = var.project_id
  app_id    = var.app_check.app_id
  site_key  = google_recaptcha_enterprise_key.web[0].name
  token_ttl = "3600s"
}
