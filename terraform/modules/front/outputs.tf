output "addresses" {
  description = "Addresses that app.DOMAIN and api.DOMAIN must point to: an A record for IPV4, an AAAA record for IPV6."
  value       = { for family, address in google_compute_global_address.front : family => address.address }
}

output "api_url" {
  description = "Where the functions are called, for FLUXORI_PUBLIC_URL and the web app."
  value       = "https://${local.api}"
}

output "app_url" {
  description = "Where people open the web app: an origin that the functions let in."
  value       = "https://${local.app}"
}

output "certificate_records" {
  description = "DNS records that prove the domains, so that their certificates are made."
  value       = { for host, proof in google_certificate_manager_dns_authorization.host : host => proof.dns_resource_record }
}
