package chat.klatch.client.view.settings;

import chat.klatch.client.browser.dom.Browser;
import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PasskeyTexts;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.Labels;
import chat.klatch.client.view.dialog.Confirm;
import chat.klatch.client.view.dialog.NameDialog;
import chat.klatch.client.view.dialog.ProofDialog;
import chat.klatch.client.view.list.Paged;
import chat.klatch.client.view.page.Authenticators;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Times;
import chat.klatch.protocol.call.NewPasskey;
import chat.klatch.protocol.call.Passkey;
import chat.klatch.protocol.call.Problem;
import chat.klatch.protocol.model.User;

/** The passkeys by which one comes in: another is made, and each is named and removed. */
final class PasskeysSheet implements Settings.Sheet {
    private static final ProofDialog.Question WHY = new ProofDialog.Question(PasskeyTexts.ADD, PasskeyTexts.ADD_WHY,
            PasskeyTexts.GO_ON);
    private final Settings.Desk desk;
    private final Element root = Page.copy("page-passkeys");
    private final Paged<Passkey> passkeys;
    private final Element add = Page.make("button", "btn btn--go");
    private final Times times = new Times();
    private String me = "";

    PasskeysSheet(Settings.Desk desk, Element acts) {
        this.desk = desk;
        add.setType("button");
        add.setTextContent(PasskeyTexts.ADD);
        add.addEventListener("click", _ -> begin());
        acts.append(add);
        passkeys = new Paged<>(desk.clock(), root, this::row);
        passkeys.show((_, then, refused) -> desk.client().api().me().passkeys(
                now -> then.accept(new Paged.Part<>(now.passkeys(), null)), refused), PasskeyTexts.NONE);
    }

    @Override
    public Element root() {
        return root;
    }

    @Override
    public void draw(User now) {
        me = now.username();
    }

    @Override
    public void look(boolean up) {
        passkeys.look(up);
    }

    private Element row(Passkey passkey) {
        var row = Page.copy("passkey");
        Page.in(row, "b").setTextContent(passkey.name());
        var used = passkey.usedAt();
        Page.in(row, ".nfo span").setTextContent(used == null
                ? PasskeyTexts.since(moment(passkey.createdAt()))
                : PasskeyTexts.used(moment(used)));
        button(row, "name", Labels.rename(passkey.name()), () -> rename(passkey));
        button(row, "remove", Labels.remove(passkey.name()), () -> Confirm.ask(
                new Confirm.Question(PasskeyTexts.REMOVE_TITLE, PasskeyTexts.REMOVE_EFFECT, PlaceTexts.KEEP_IT,
                        PlaceTexts.REMOVE),
                () -> remove(passkey)));
        return row;
    }

    private static void button(Element row, String what, String label, Runnable does) {
        var button = Page.in(row, "[data-do=" + what + "]");
        button.setAttribute("aria-label", label);
        button.addEventListener("click", _ -> does.run());
    }

    private String moment(long at) {
        return times.moment(at, desk.clock().now());
    }

    /** One at a time: the browser waits for a person. */
    private void begin() {
        if (Page.isBusy(add)) {
            return;
        }
        busy(true);
        desk.client().api().me().beginPasskey(null, this::make, problem -> {
            busy(false);
            var wanted = ProofDialog.wanted(problem);
            if (!wanted.isEmpty()) {
                ProofDialog.open(WHY, me, wanted, desk.client(), (proof, done, refused) -> desk.client().api().me()
                        .beginPasskey(proof, options -> {
                            done.run();
                            make(options);
                        }, refused));
            } else {
                desk.toasts().failed(problem);
            }
        });
    }

    private void make(String options) {
        busy(true);
        Authenticators.make(options,
                credential -> desk.client().api().me().addPasskey(
                        new NewPasskey(Agent.name(Browser.getNavigator().getUserAgent()), credential), _ -> {
                            busy(false);
                            desk.toasts().done(PasskeyTexts.ADDED);
                            passkeys.again();
                        }, this::failed),
                no -> {
                    busy(false);
                    desk.toasts().failed(PasskeyTexts.why(no));
                });
    }

    private void busy(boolean now) {
        Page.busy(add, now);
    }

    private void failed(Problem problem) {
        busy(false);
        desk.toasts().failed(problem);
        passkeys.again(); // the answer of a try before may have been lost
    }

    private void rename(Passkey passkey) {
        NameDialog.open(passkey.name(), (wish, done, refused) -> desk.client().api().me()
                .renamePasskey(passkey.id(), wish, _ -> {
                    done.run();
                    passkeys.again();
                }, refused));
    }

    private void remove(Passkey passkey) {
        desk.client().api().me().removePasskey(passkey.id(), () -> {
            desk.toasts().done(PasskeyTexts.REMOVED);
            passkeys.again();
        }, this::failed);
    }
}
