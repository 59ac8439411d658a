variable "daily_backup_days" {
  description = "Days that a daily backup is kept."
  type        = number

  validation {
    condition     = var.daily_backup_days >= 1 && var.daily_backup_days <= 98
    error_message = "Firestore keeps a backup for 1 to 98 days (14 weeks)."
  }
}

variable "indexes_file" {
  description = "Path of firestore.indexes.json."
  type        = string
}

variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the database lies. It can never be changed."
  type        = string

  validation {
    condition     = var.region == "africa-south1"
    error_message = "The database lies in africa-south1 (Johannesburg)."
  }
}

variable "rules_file" {
  description = "Path of firestore.rules."
  type        = string
}

variable "weekly_backup_weeks" {
  description = "Weeks that a weekly backup is kept."
  type        = number

  validation {
    condition     = var.weekly_backup_weeks >= 1 && var.weekly_backup_weeks <= 14
    error_message = "Firestore keeps a backup for 1 to 14 weeks."
  }
}
