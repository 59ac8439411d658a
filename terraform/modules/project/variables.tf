variable "audit_exempted_members" {
  description = "Members whose reads and writes of documents are not logged, as IAM writes them. Who is a person must not be here."
  type        = list(string)
  default     = []

  validation {
    condition     = alltrue([for member in var.audit_exempted_members : startswith(member, "serviceAccount:")])
    error_message = "Only service accounts may be exempt from the audit log: each begins with serviceAccount:."
  }
}

variable "audit_log_days" {
  description = "Days that the data access logs are kept."
  type        = number

  validation {
    condition     = var.audit_log_days >= 30 && var.audit_log_days <= 3650
    error_message = "The data access logs are kept for 30 to 3650 days."
  }
}

variable "audited_firestore_access" {
  description = "Kinds of access to Firestore that are logged. Each read and write costs a log entry."
  type        = set(string)

  validation {
    condition     = length(setsubtract(var.audited_firestore_access, ["ADMIN_READ", "DATA_READ", "DATA_WRITE"])) == 0
    error_message = "What is audited can only be ADMIN_READ, DATA_READ and DATA_WRITE."
  }
}

variable "billing_account" {
  description = "Id of the account that the project is billed to."
  type        = string
}

variable "budget" {
  description = "What a month may cost: whole units of the billing account's own currency."
  type        = object({ currency = string, units = number })

  validation {
    condition     = can(regex("^[A-Z]{3}$", var.budget.currency)) && var.budget.units >= 1 && floor(var.budget.units) == var.budget.units
    error_message = "The budget is a currency of three letters, ZAR for instance, and a whole number of units."
  }
}

variable "images_kept" {
  description = "Images of each function that are kept however old they are, for going back."
  type        = number
  default     = 10

  validation {
    condition     = var.images_kept >= 2
    error_message = "At least two images are kept, or there is none to go back to."
  }
}

variable "notification_channels" {
  description = "Cloud Monitoring channels that are told about the budget, at most five. Billing administrators are told in any case."
  type        = list(string)
  default     = []

  validation {
    condition     = length(var.notification_channels) <= 5
    error_message = "A budget can tell at most five channels."
  }
}

variable "project_id" {
  description = "Id of the project, which exists and is billed."
  type        = string
}

variable "region" {
  description = "Where the source, the images and the logs lie."
  type        = string

  validation {
    condition     = var.region == "africa-south1"
    error_message = "Everything runs in africa-south1 (Johannesburg)."
  }
}
