# What staging is, beside what people give in its variables. The bucket of the state is given to terraform init.

terraform {
  backend "gcs" {
    prefix = "staging"
  }
}

locals {
  values = {
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
