package chat.klatch.client.view.room;

import chat.klatch.client.view.Labels;

/** What can be done with a message that is there, in the order of the menu. */
enum Deed {
    REACT(Labels.ADD_REACTION, "i-react", "+"), REPLY(Labels.REPLY, "i-reply", "R"), EDIT(Labels.EDIT, "i-pencil",
            "E"), COPY_LINK(Labels.COPY_LINK, "i-copy", ""), UNREAD(Labels.MARK_UNREAD, "i-eye",
                    "U"), DELETE(Labels.DELETE_MESSAGE, "i-trash", "Del");

    private final String label;
    private final String icon;
    private final String key;

    Deed(String label, String icon, String key) {
        this.label = label;
        this.icon = icon;
        this.key = key;
    }

    String label() {
        return label;
    }

    /** The id of its drawing. */
    String icon() {
        return icon;
    }

    /** The key that does it on a focused message, as it is written on the keyboard; may be empty. */
    String key() {
        return key;
    }
}
