output "recaptcha_key" {
  description = "The key that the web app proves itself with; null where App Check is not used."
  value       = one(google_recaptcha_enterprise_key.web[*].name)
}
