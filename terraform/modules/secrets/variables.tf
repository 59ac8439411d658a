variable "connections" {
  description = "The name of each connection's secret, as its channel document tells it, by merchant/channel."
  type        = map(string)

  validation {
    condition     = alltrue([for connection in keys(var.connections) : can(regex("^[a-z0-9][a-z0-9-]{0,62}/[a-z0-9][a-z0-9-]{0,62}$", connection))])
    error_message = "A connection is written merchant/channel, in small letters, digits and hyphens: karoo/shopify-main."
  }

  validation {
    condition     = alltrue([for name in values(var.connections) : can(regex("^[A-Za-z0-9_-]{1,255}$", name))])
    error_message = "The name of a secret has letters, digits, hyphens and underscores only."
  }

  validation {
    condition     = length(distinct(values(var.connections))) == length(var.connections)
    error_message = "Two connections must not share a secret."
  }
}

variable "project_id" {
  description = "Id of the project."
  type        = string
}

variable "readers" {
  description = "The service account of each operation that reads secrets, by the operation's name."
  type        = map(string)
}

variable "region" {
  description = "The only place that the secrets are kept in."
  type        = string

  validation {
    condition     = var.region == "africa-south1"
    error_message = "Secrets are kept in africa-south1 (Johannesburg)."
  }
}
