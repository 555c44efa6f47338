package chat.klatch.client.browser;

import chat.klatch.client.Client;
import chat.klatch.client.view.screen.Screen;

/** Where the page's program begins: the client with the ports of a browser, and the screen that draws it. */
public final class Main {
    private Main() {
    }

    public static void main(String[] args) {
        var clock = new BrowserClock();
        var chance = new BrowserChance();
        var ports = new Client.Ports(clock, chance, new BrowserSockets(), new BrowserHttp(),
                new BrowserStore(clock, chance), new BrowserParting());
        new Screen(clock, listener -> new Client(ports, listener)).start();
    }
}
