output "names" {
  description = "The name of each connection's secret, by merchant/channel."
  value       = { for connection, secret in google_secret_manager_secret.connection : connection => secret.secret_id }
}
