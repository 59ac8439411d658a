output "state" {
  description = "What the perimeter does: `enforced`, `dry-run` (it only logs), or `none` without an organisation's access policy."
  value       = length(google_access_context_manager_service_perimeter.data) == 0 ? "none" : var.dry_run ? "dry-run" : "enforced"
}
