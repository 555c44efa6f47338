package chat.klatch.client.view.settings;

import chat.klatch.client.browser.dom.Element;
import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.view.dialog.Confirm;
import chat.klatch.client.view.dialog.LinkDialog;
import chat.klatch.client.view.form.Form;
import chat.klatch.client.view.list.Paged;
import chat.klatch.client.view.page.Copying;
import chat.klatch.client.view.page.Links;
import chat.klatch.client.view.page.Page;
import chat.klatch.client.view.page.Route;
import chat.klatch.client.view.page.Times;
import chat.klatch.protocol.call.Invite;
import chat.klatch.protocol.call.NewInvite;
import java.util.List;

/** Links to sign up by: made, copied, revoked; how many came by each is kept true while it is open. */
final class InvitationsSheet implements Settings.Sheet {
    private static final long AGAIN_MILLIS = 10_000;
    /** Tell one link from another, and let nobody in. */
    private static final int TOLD_CHARS = 4;
    private final Settings.Desk desk;
    private final Element root = Page.copy("page-invitations");
    private final Form form = new Form(root, PlaceTexts.MAKING_LINK, _ -> make());
    private final Times times = new Times();
    private final Paged<Invitation> invites;
    private Runnable next = () -> {
    };

    InvitationsSheet(Settings.Desk desk) {
        this.desk = desk;
        invites = new Paged<>(desk.clock(), root, this::row);
        invites.show((after, then, refused) -> desk.client().api().invites().list(after,
                page -> then.accept(new Paged.Part<>(page.invites().stream().map(this::asNow).toList(), page.next())),
                refused), PlaceTexts.NO_INVITATIONS);
        again();
    }

    /** Nobody asks for what nobody sees. */
    private void again() {
        next = desk.clock().after(AGAIN_MILLIS, () -> {
            if (Page.isVisible()) {
                invites.refresh();
            }
            again();
        });
    }

    @Override
    public Element root() {
        return root;
    }

    @Override
    public void look(boolean up) {
        invites.look(up);
    }

    @Override
    public void close() {
        next.run();
        invites.clear();
    }

    private void make() {
        var wish = form.checked(() -> new NewInvite(Integer.parseInt(form.value("days")),
                Integer.parseInt(form.value("uses")), List.of()));
        if (wish != null) {
            form.begin();
            desk.client().api().invites().make(wish, invite -> {
                form.idle();
                invites.again();
                show(asNow(invite));
            }, form::refuse);
        }
    }

    private Invitation asNow(Invite invite) {
        return Invitation.at(desk.client().serverNow(), invite);
    }

    private void show(Invitation invitation) {
        LinkDialog.open(PlaceTexts.INVITATION_LINK, until(invitation) + " · " + uses(invitation), link(invitation),
                desk.toasts());
    }

    private static String link(Invitation invitation) {
        return Links.whole(Route.invitation(invitation.invite().token()));
    }

    private String until(Invitation invitation) {
        var when = times.moment(invitation.invite().expiresAt(), desk.clock().now());
        return switch (invitation.state()) {
            case GOOD -> PlaceTexts.until(when);
            case USED_UP -> PlaceTexts.USED_UP;
            case EXPIRED -> PlaceTexts.expired(when);
        };
    }

    private static String uses(Invitation invitation) {
        return PlaceTexts.invitation(invitation.invite().used(), invitation.invite().uses());
    }

    private Element row(Invitation invitation) {
        var row = Page.copy("invitation");
        Page.in(row, "b").setTextContent(until(invitation));
        var token = invitation.invite().token();
        Page.in(row, ".nfo span").setTextContent(uses(invitation)
                + PlaceTexts.made(times.moment(invitation.invite().createdAt(), desk.clock().now()),
                        token.substring(Math.max(0, token.length() - TOLD_CHARS))));
        var copy = Page.in(row, "[data-do=copy]");
        copy.setHidden(!invitation.isGood());
        copy.addEventListener("click", _ -> Copying.copy(link(invitation), copied -> {
            if (copied) {
                desk.toasts().done(PlaceTexts.COPIED);
            } else {
                show(invitation);
            }
        }));
        var revoke = Page.in(row, "[data-do=revoke]");
        if (invitation.isGood()) {
            revoke.addEventListener("click", _ -> Confirm.ask(
                    new Confirm.Question(PlaceTexts.revokeTitle(), PlaceTexts.revokeText(), PlaceTexts.KEEP_IT,
                            PlaceTexts.REVOKE),
                    () -> remove(invitation)));
        } else {
            revoke.setTextContent(PlaceTexts.REMOVE); // nobody loses anything by it
            revoke.addEventListener("click", _ -> remove(invitation));
        }
        row.getClassList().toggle("is-cold", !invitation.isGood());
        return row;
    }

    private void remove(Invitation invitation) {
        desk.client().api().invites().remove(invitation.invite().id(), invites::again, desk.toasts()::failed);
    }
}
