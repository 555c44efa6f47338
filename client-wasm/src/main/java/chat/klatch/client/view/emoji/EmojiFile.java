package chat.klatch.client.view.emoji;

import chat.klatch.client.browser.dom.Fetch;
import chat.klatch.client.view.page.Page;
import org.teavm.jso.core.JSObjects;

/** Fetches the book's file, once, when it is first wanted; where it did not come, with the next wish. */
final class EmojiFile {
    private static final String ADDRESS = "data-emoji-book";
    private final EmojiBook book;
    private final Runnable came;
    private boolean asked;

    EmojiFile(EmojiBook book, Runnable came) {
        this.book = book;
        this.came = came;
    }

    void want() {
        if (asked) {
            return;
        }
        asked = true;
        Fetch.Call call = JSObjects.create();
        call.setMethod("GET");
        var address = String.valueOf(Page.byId("emoji-picker").getAttribute(ADDRESS));
        Fetch.fetch(address, call).then(answer -> {
            if (answer.getStatus() == 200) {
                answer.text().then(this::open, _ -> asked = false);
            } else {
                asked = false;
            }
        }, _ -> asked = false);
    }

    private void open(String text) {
        book.open(text);
        came.run();
    }
}
