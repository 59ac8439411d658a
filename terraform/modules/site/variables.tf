variable "connects_to" {
  description = "Origins that the web app calls beside Google's: that of the functions."
  type        = list(string)

  validation {
    condition     = length(var.connects_to) > 0 && alltrue([for origin in var.connects_to : can(regex("^https://[a-z0-9.-]+$", origin))])
    error_message = "Each origin begins with https:// and has no path."
  }
}

variable "old_versions_days" {
  description = "Days that a file is kept after another took its place."
  type        = number
  default     = 30

  validation {
    condition     = var.old_versions_days >= 1
    error_message = "An old file is kept for a day at least."
  }
}

variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "region" {
  description = "Where the files lie. They are handed out from everywhere."
  type        = string

  validation {
    condition     = var.region == "africa-south1"
    error_message = "The files lie in africa-south1 (Johannesburg)."
  }
}
