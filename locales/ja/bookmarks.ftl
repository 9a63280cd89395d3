# しおり。
bookmarks-title = しおり
bookmarks-count = { $count } か所
bookmarks-none = しおりはまだありません。レッスンで m を押すと、左に線のある段落にしおりをはさめます。
bookmarks-set = この段落にしおりをはさみました。M で一覧を見られます。
bookmarks-taken = しおりを外しました。
bookmarks-not-here = ここには、しおりをはさむ段落がありません。最初の節まで進んでください。
