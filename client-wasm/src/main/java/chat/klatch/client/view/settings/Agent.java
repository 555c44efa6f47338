package chat.klatch.client.view.settings;

import chat.klatch.client.i18n.PlaceTexts;

/** What a device called itself, in words: its browser and its system, as far as they are known. */
final class Agent {
    private static final String[][] BROWSERS = {{"Edg/", "Edge"}, {"OPR/", "Opera"},
            {"SamsungBrowser", "Samsung Internet"},
            {"Firefox/", "Firefox"}, {"Chromium/", "Chromium"}, {"Chrome/", "Chrome"}, {"Safari/", "Safari"}};
    private static final String[][] SYSTEMS = {{"iPhone", "iPhone"}, {"iPad", "iPad"}, {"Android", "Android"},
            {"Windows", "Windows"}, {"Mac OS X", "macOS"}, {"CrOS", "ChromeOS"}, {"Linux", "Linux"}};
    private static final int LONGEST = 60;

    private Agent() {
    }

    static String name(String agent) {
        var browser = first(BROWSERS, agent);
        var system = first(SYSTEMS, agent);
        if (!browser.isEmpty()) {
            return system.isEmpty() ? browser : PlaceTexts.on(browser, system);
        }
        if (agent.isBlank()) {
            return PlaceTexts.SOME_DEVICE;
        }
        return agent.length() > LONGEST ? agent.substring(0, LONGEST) + "…" : agent;
    }

    private static String first(String[][] names, String agent) {
        for (String[] name : names) {
            if (agent.contains(name[0])) {
                return name[1];
            }
        }
        return "";
    }
}
