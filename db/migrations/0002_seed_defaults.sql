-- The author of automatic messages.
INSERT INTO users (kind, name, status, theme, undo_seconds, created_at)
VALUES ('system', 'Helpdesk', 'active', 'system', 0, now());
--> statement-breakpoint
-- The default service policy, in wall-clock time (reference/PEERS.md, D9).
INSERT INTO sla_policies (name, position, conditions, pause_on_hold) VALUES ('Standard', 1, '{}', false);
--> statement-breakpoint
INSERT INTO sla_targets (policy_id, priority, metric, target_seconds)
SELECT p.id, t.priority, t.metric, t.hours * 3600
FROM sla_policies p,
  (VALUES
    ('urgent', 'first_response', 1), ('urgent', 'next_response', 1), ('urgent', 'resolution', 8),
    ('high', 'first_response', 4), ('high', 'next_response', 4), ('high', 'resolution', 24),
    ('normal', 'first_response', 8), ('normal', 'next_response', 8), ('normal', 'resolution', 40),
    ('low', 'first_response', 24), ('low', 'next_response', 24), ('low', 'resolution', 80)
  ) AS t (priority, metric, hours);
