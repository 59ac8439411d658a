# A secret for each connection with a channel. Terraform makes the place; people put the value there, never Terraform.

locals {
  grants = {
    for pair in setproduct(keys(var.connections), keys(var.readers)) :
    "${pair[0]} ${pair[1]}" => { connection = pair[0], account = var.readers[pair[1]] }
  }
}

resource "google_secret_manager_secret" "connection" {
  for_each = var.connections

  project             = var.project_id
  secret_id           = each.value
  version_destroy_ttl = "604800s"

  labels = {
    merchant = split("/", each.key)[0]
    channel  = split("/", each.key)[1]
  }

  replication {
    user_managed {
      replicas {
        location = var.region
      }
    }
  }
}

resource "google_secret_manager_secret_iam_member" "reader" {
  for_each = local.grants

  project   = var.project_id
  secret_id = google_secret_manager_secret.connection[each.value.connection].secret_id
  role      = "roles/secretmanager.secretAccessor"
  member    = "serviceAccount:${each.value.account}"
}
