// The commented settings that a new workspace starts with: usable as they stand, and the reference of every key.

/** A valid settings text with one channel; parseSettings accepts it. */
export function defaultSettingsText(): string {
  return DEFAULT_SETTINGS;
}

const DEFAULT_SETTINGS = `# Settings of a Clearbench workspace. A key that is not known here is refused by name.
version: 1
company: 示例支付
timezone: Asia/Shanghai        # of every channel that names none of its own
currency: CNY

# Working days count for T+n; Saturday and Sunday are off by default.
calendar:
  holidays: []                 # [2026-10-01, 2026-10-02]
  workdays: []                 # working Saturdays and Sundays: [2026-10-10]

# A decision that needs approval is made by one user and approved by another.
users:
  - { id: li, name: 李, role: maker }
  - { id: wang, name: 王, role: checker }

channels:
  - code: WX
    name: 微信支付
    # timezone: Asia/Shanghai
    cutoff: "24:00"            # clearing date D covers [cutoff on D-1, cutoff on D); "24:00" is the calendar day
    timing_window: 30m         # either side of the cut-off; 90s, 30m, 2h
    carry_days: 3              # how many days a timing item waits before it is a break
    # Used where the channel row has no fee. Also: per_item, min, max, tiers: [{ up_to: "1000", rate: "0.006" }, { rate: "0.004" }]
    # rounding: half_up | half_even | up | down; refunds: returned (the fee comes back) | kept
    fee: { rate: "0.006", rounding: half_up, refunds: returned }
    tolerance: { amount: "0.00", fee: "0.00" }
    settlement:
      mode: batch              # batch: one credit a day | partial: one a group | item: one a transaction
      net: true                # true: payments - refunds - fees; false: payments - refunds
      fees: none               # with net: false: none (billed elsewhere) | apart (debits on the bank statement)
      due: D+1                 # D+n calendar days, T+n working days
      group_by: batch_no       # partial only: batch_no, merchant_no, kind or a column of the file
      credits_cover: one       # partial only: one = one credit a group; many = a credit may cover several groups
      # Which account entries belong to the channel; every part given must be met. Without it none does.
      # Also: reference_contains
      entries: { memo_contains: "财付通" }   # account_no: "622200001"
    # How our own number comes back in this channel's bank files, where it is altered: strip zeros | brackets | quotes | blanks
    # that surround it, or take the part of a template. Used for matching; the file's own text stays in the original.
    # link_key: { strip: [zeros] }         # 0000069151 is our 69151; or link_key: { take: "PAY-{key}" }

# What the system decides by itself: stage/outcome -> decision, or { decision, up_to }. The rest waits for a person.
# Stages: channel, business, fund. Outcomes: downstream_only, upstream_only, amount_differs, fee_differs, duplicate.
# Decisions: supplement, refund, enquire, carry, recover, write_off, adjust.
policies:
  channel/downstream_only: supplement
  channel/fee_differs: { decision: adjust, up_to: "1.00" }

approvals: [write_off]         # decisions that need a second person; write_off always does

books: { routine: summary }    # summary | detail | off

# role -> the company's own account; the roles that are not named keep the default chart.
# Roles: receivable, payable, fee_cost, fee_payable, reserve_bank, credit_loss, suspense_long, suspense_short, liable, rounding, allowance
accounts:
  receivable: { code: "112201", name: 应收渠道款 }

posting: {}                    # overrides of posting rules: rule name -> { debit: role, credit: role }

glossary: { long_short: money }  # 长款 in the money view (more money outside than in our records) or the book view
`;
