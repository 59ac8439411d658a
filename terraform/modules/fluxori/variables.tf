variable "app_check" {
  description = "The web app's id in Firebase, and whether calls without its proof are refused. Null: App Check is not used."
  type        = object({ app_id = string, enforced = bool })
}

variable "billing_account" {
  description = "Id of the account that the project is billed to."
  type        = string
}

variable "budget" {
  description = "What a month may cost: whole units of the billing account's own currency."
  type        = object({ currency = string, units = number })
}

variable "connections" {
  description = "The name of each connection's secret, as its channel document tells it, by merchant/channel."
  type        = map(string)
}

variable "docs_url" {
  description = "Where the folder docs/ is read in a browser, for the links of alerts. Null: alerts name the file."
  type        = string
}

variable "domain" {
  description = "The domain that app. and api. stand before."
  type        = string
}

variable "notification_channels" {
  description = "Cloud Monitoring channels that alerts and the budget are told to, by their full names."
  type        = list(string)
}

variable "perimeter" {
  description = "The organisation's access policy, who deploys and from where operators work. Null where there is no organisation: then there is no perimeter."
  type = object({
    access_policy     = string
    deploy_accounts   = list(string)
    dry_run           = optional(bool, true)
    operator_networks = optional(list(string), [])
  })
}

variable "project_id" {
  description = "Id of the project, which exists and is billed."
  type        = string
}

variable "region" {
  description = "Where everything runs."
  type        = string

  validation {
    condition     = var.region == "africa-south1"
    error_message = "region can only be africa-south1 (Johannesburg): the database, the functions and the secrets stay together."
  }
}

variable "settings" {
  description = "What differs between environments: how much is kept, how long, and what is paid for."
  type = object({
    armor_preview            = bool
    audit_exempted_members   = list(string)
    audit_log_days           = number
    audited_firestore_access = list(string)
    daily_backup_days        = number
    export_days              = number
    keeps_warm               = bool
    max_instances            = number
    weekly_backup_weeks      = number
  })
}

variable "source_object" {
  description = "The release: an object of the releases bucket, named by the SHA-256 of what is in it. The deployment gives it."
  type        = string
}
