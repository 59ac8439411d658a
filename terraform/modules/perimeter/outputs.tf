output "state" {
  description = "What the perimeter does: `enforced`, `dry-run` (it only logs), or `none` without an organisation's access policy."
  value       = local.made == 0 ? "none" : var.dry_run ? "dry-run" : "enforced"
}
