package chat.klatch.client.view.room;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.page.Page;

/** The words of a message as nodes: text is text, and a web address is a link that tells nobody where it was found. */
final class SaidText {
    private SaidText() {
    }

    static void fill(Element paragraph, String text, boolean edited) {
        paragraph.replaceChildren();
        for (Links.Piece piece : Links.in(text)) {
            if (piece.address()) {
                paragraph.append(link(piece.text()));
            } else {
                paragraph.appendText(piece.text());
            }
        }
        if (edited) {
            paragraph.appendText(" ");
            var mark = Page.make("span", "edited");
            mark.setTextContent(Texts.EDITED);
            paragraph.append(mark);
        }
    }

    private static Element link(String address) {
        var link = Page.make("a", "");
        link.setHref(address);
        link.setAttribute("target", "_blank");
        link.setAttribute("rel", "noopener noreferrer nofollow");
        link.setTextContent(address);
        return link;
    }
}
