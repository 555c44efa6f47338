package chat.klatch.server.bot;

import chat.klatch.client.jvm.Bot;
import chat.klatch.client.jvm.BotSettings;
import chat.klatch.client.jvm.Heard;

/** Whoever mentions it, or writes to it alone, is told how it likes its tea. */
public final class TeaBot {
    private TeaBot() {
    }

    public static void main(String[] arguments) throws Exception {
        try (var bot = Bot.start(BotSettings.of(System.getenv()), TeaBot::heard)) {
            Runtime.getRuntime().addShutdownHook(new Thread(bot::close));
            bot.run();
        }
    }

    static void heard(Bot bot, Heard heard) {
        if (heard.isSaid() && heard.isForMe()) {
            bot.react(heard, "☕");
            bot.reply(heard, "With milk, please, " + heard.message().author().name() + ".");
        }
    }
}
