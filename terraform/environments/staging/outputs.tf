output "fluxori" {
  description = "Addresses, DNS records to make, buckets and names, as the module fluxori describes each."
  value       = module.fluxori
}
