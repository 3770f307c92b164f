UPDATE roles SET permissions = array_append(permissions, 'settings.status') WHERE key = 'admin' AND NOT 'settings.status' = ANY (permissions);
