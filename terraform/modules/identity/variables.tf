variable "app_check" {
  description = "The web app's id in Firebase, and whether calls without its proof are refused. Null: App Check is not used."
  type        = object({ app_id = string, enforced = bool })
  default     = null

  validation {
    condition     = var.app_check == null || can(regex("^1:[0-9]+:web:[0-9a-f]+$", var.app_check.app_id))
    error_message = "The web app's id in Firebase looks like 1:NUMBER:web:HEX."
  }
}

variable "authorized_domains" {
  description = "Domains that people sign in from."
  type        = list(string)

  validation {
    condition     = length(var.authorized_domains) > 0 && alltrue([for domain in var.authorized_domains : can(regex("^[a-z0-9][a-z0-9.-]+\\.[a-z]{2,}$", domain))])
    error_message = "People sign in from one domain at least, without https:// and without a path."
  }
}

variable "project_id" {
  description = "Id of the project."
  type        = string
}
