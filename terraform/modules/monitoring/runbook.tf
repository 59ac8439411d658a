locals {
  # What an alert says. `section` is a heading of docs/how-to/answer-an-alert.md.
  runbook = {
    books_disagree = {
      section   = "stock-or-orders-do-not-add-up"
      happened  = "The nightly check found stock that its movements or orders do not explain."
      merchants = "A level may be wrong, and channels may show it. A case is open at the merchant."
      do        = "Find which SKU and rule in the case, and the commit that broke it in the journal. Nothing is repaired by itself."
    }
    channel_down = {
      section   = "channel-down"
      happened  = "Several connections stopped being used after faults in a row, or because a key was refused."
      merchants = "Their orders are not fetched and their stock is not told to that channel: they may oversell there."
      do        = "See whether they are one kind of channel. If so it is the channel or our adapter; if not, the merchants' keys."
    }
    command_set_aside = {
      section   = "command-set-aside"
      happened  = "More commands or messages than usual could not be decided or read, and were set aside."
      merchants = "Each is an order or a change that is not in the state. A case is open for each."
      do        = "Look at the reasons: one reason for many merchants is a fault of ours, or a channel that changed its messages."
    }
    dead_journal = {
      section   = "dead-journal"
      happened  = "A command has been pending for more than five minutes, though drains are called each minute."
      merchants = "At least one merchant's orders and changes stand still, and channels go on selling what is gone."
      do        = "Find the merchant, its lease and the error of order-ingest and journal-sweep."
    }
    drift_lasts = {
      section   = "drift-lasts"
      happened  = "A channel has shown something else than it accepted for more than an hour, though it was sent again."
      merchants = "Their listing offers more or fewer units than they have."
      do        = "See which connections; something on the channel's side may be writing stock too."
    }
    function_failing = {
      section   = "function-failing"
      happened  = "A function fails more often than it may."
      merchants = "What that function does is late or refused. Writes and channels are tried again; a person sees an error."
      do        = "Read its errors in the log. If they began with a release, roll it back first."
    }
    journal_age = {
      section   = "journal-age"
      happened  = "Commands have waited too long too often: the budget of the month is being used up."
      merchants = "Orders and changes of stock arrive late in the state."
      do        = "See whether one merchant or all are late, and whether drains fail or are merely too slow."
    }
    order_lag = {
      section   = "order-lag"
      happened  = "Orders have taken too long from our hearing of them to the state: the budget of the month is being used up."
      merchants = "Other channels go on offering what was just sold."
      do        = "See whether order-ingest fails, starts slowly, or has more to do than one drain can."
    }
    publish_lag = {
      section   = "publish-lag"
      happened  = "Channels have accepted changes of stock too late: the budget of the month is being used up."
      merchants = "Channels show old quantities, so units may be sold twice or not at all."
      do        = "See which channel throttles or refuses, and whether stock-publish fails."
    }
    schedule_missed = {
      section   = "schedule-missed"
      happened  = "A schedule has not run when it should have."
      merchants = "Journal and publishing have lost the net that catches lost wake-ups; polls or checks do not happen."
      do        = "See whether its job is paused or refused in Cloud Scheduler, and whether its function answers."
    }
    webhook_availability = {
      section   = "webhook-availability"
      happened  = "Channels' messages have been answered with an error: the budget of the month is being used up."
      merchants = "Orders are late until the channel sends again or a poll finds them. Channels end a subscription that fails for long."
      do        = "See whether channel-webhook fails, or whether no instance is free."
    }
    webhook_latency = {
      section   = "webhook-latency"
      happened  = "Channels' messages have been answered too slowly: the budget of the month is being used up."
      merchants = "A channel that waits too long counts it as a failure and sends again."
      do        = "See whether cold starts, the secret store or Firestore are slow."
    }
  }

  documentation = { for key, told in local.runbook : key => <<-EOT
    **What happened.** ${told.happened}

    **For merchants.** ${told.merchants}

    **What to do.** ${told.do}

    Step by step: ${coalesce(var.docs_url, "docs")}/how-to/answer-an-alert.md#${told.section}
    EOT
  }
}
