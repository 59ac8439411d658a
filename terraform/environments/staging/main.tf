# What staging is, beside what people give in its variables. The bucket of the state is given to terraform init.

terraform {
  backend "gcs" {
    prefix = "staging"
  }
}

module "fluxori" {
  source = "../../modules/fluxori"

  app_check             = var.app_check
  billing_account       = var.billing_account
  budget                = var.budget
  connections           = var.connections
  docs_url              = var.docs_url
  domain                = var.domain
  notification_channels = var.notification_channels
  perimeter             = var.perimeter
  project_id            = var.project_id
  region                = var.region
  source_object         = var.source_object

  settings = {
    armor_preview            = false
    audit_exempted_members   = []
    audit_log_days           = 30
    audited_firestore_access = ["ADMIN_READ"]
    daily_backup_days        = 7
    export_days              = 7
    keeps_warm               = false
    max_instances            = 20
    weekly_backup_weeks      = 2
  }
}
