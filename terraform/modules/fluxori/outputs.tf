output "api_url" {
  description = "Where people's browsers and channels reach the functions."
  value       = "https://${local.api_host}"
}

output "app_url" {
  description = "Where people open the web app."
  value       = "https://${local.app_host}"
}

output "backend_bucket" {
  description = "The backend of the web app, for the front."
  value       = module.site.backend_bucket
}

output "backups" {
  description = "The buckets with the exports and the copy of the web app."
  value = {
    exports = module.backup.exports_bucket
    site    = module.backup.site_copy_bucket
  }
}

output "certificate_records" {
  description = "DNS records to make, so that the certificates are."
  value       = module.front.certificate_records
}

output "dns_addresses" {
  description = "Addresses that app. and api. must point to: A for IPV4, AAAA for IPV6."
  value       = module.front.addresses
}

output "functions" {
  description = "The own address of each function, by its operation's name."
  value       = { for name, operation in module.operation : name => operation.url }
}

output "perimeter" {
  description = "What the perimeter does: enforced, dry-run or none."
  value       = module.perimeter.state
}

output "project_number" {
  description = "The number of the project."
  value       = module.project.number
}

output "recaptcha_key" {
  description = "The key that the web app proves itself with; null where App Check is not used."
  value       = module.identity.recaptcha_key
}

output "releases_bucket" {
  description = "The bucket that releases are sent to."
  value       = module.project.releases_bucket
}

output "secrets" {
  description = "The secrets that people give values to, by merchant/channel."
  value       = module.secrets.names
}

output "site_bucket" {
  description = "The bucket that the web app is sent to."
  value       = module.site.bucket
}
