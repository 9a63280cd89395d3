# Themes: mistakes in a theme file of one's own.
theme-mistakes = the theme { $path } cannot be used until these mistakes are fixed
theme-unreadable = the theme { $path } cannot be read: { $why }
theme-colour = `{ $word }` is no colour
theme-colours = write #rrggbb or one of these: { $names }
