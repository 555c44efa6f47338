package chat.klatch.client.browser;

/** Where the page's program begins. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
    }
}
