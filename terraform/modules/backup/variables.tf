variable "backup_region" {
  description = "Where the copies lie: far from where the state is kept."
  type        = string

  validation {
    condition     = var.backup_region == "europe-west4"
    error_message = "The copies lie in europe-west4 (Netherlands)."
  }
}

variable "database" {
  description = "Id of the database that is exported."
  type        = string
}

variable "export_cron" {
  description = "When the export begins, in South African time."
  type        = string
  default     = "15 1 * * *"
}

variable "export_days" {
  description = "Days that an export is kept."
  type        = number

  validation {
    condition     = var.export_days >= 7 && var.export_days <= 365
    error_message = "An export is kept for 7 to 365 days."
  }
}

variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the schedule runs."
  type        = string

  validation {
    condition     = var.region == "africa-south1"
    error_message = "Everything but the copies is in africa-south1 (Johannesburg)."
  }
}

variable "site_bucket" {
  description = "The bucket with the web app's files."
  type        = string
}
