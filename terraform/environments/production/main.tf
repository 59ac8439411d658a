# What production is, beside what people give in its variables. The bucket of the state is given to terraform init.

terraform {
  backend "gcs" {
    prefix = "production"
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
    audit_log_days           = 365
    audited_firestore_access = ["ADMIN_READ", "DATA_READ", "DATA_WRITE"]
    daily_backup_days        = 14
    export_days              = 35
    keeps_warm               = true
    max_instances            = 200
    weekly_backup_weeks      = 14
  }
}
