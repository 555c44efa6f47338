package chat.klatch.client.view.form;

import chat.klatch.client.i18n.PlaceTexts;
import chat.klatch.client.i18n.Texts;
import chat.klatch.client.view.Labels;
import chat.klatch.protocol.Invalid;
import chat.klatch.protocol.Limits;
import chat.klatch.protocol.call.Problem;

/** Why a form was refused, in words for who filled it in: about one field, or about none ({@code field} is ""). */
public record Refusal(String field, String text) {
    private static final long LATER_MILLIS = 60_000;

    /** What the server said, or that it did not answer (status 0). */
    public static Refusal of(Problem problem) {
        if (problem.status() == 0) {
            return new Refusal("", Texts.OFFLINE_FORM);
        }
        var field = problem.field();
        var after = problem.after();
        return switch (problem.code()) {
            case UNAUTHENTICATED -> field == null ? new Refusal("", Labels.NO_MATCH) : said(problem, field);
            case RATE_LIMITED -> field == null
                    ? new Refusal("", Texts.tooManyTries(after == null ? LATER_MILLIS : after))
                    : said(problem, field);
            case INVALID -> field == null ? said(problem, "") : new Refusal(field, rule(field, problem.detail()));
            case CONFLICT, FORBIDDEN -> said(problem, field == null ? "" : field);
            case NOT_FOUND, READ_ONLY, TOO_LARGE -> said(problem, "");
            case UNAVAILABLE, INTERNAL, BAD_FRAME, UNKNOWN_TYPE -> new Refusal("", Texts.TRY_LATER);
        };
    }

    /** What we refuse ourselves, by the rule that the server has too. */
    public static Refusal of(Invalid no, String value) {
        return new Refusal(no.field(), no.field().equals("password")
                ? password(value.codePointCount(0, value.length()))
                : rule(no.field(), no.rule()));
    }

    private static String password(int codePoints) {
        return codePoints == 0
                ? Texts.CHOOSE_PASSWORD
                : codePoints > Limits.PASSWORD_CODE_POINTS ? Texts.PASSWORD_LONG : Texts.passwordShort(codePoints);
    }

    private static Refusal said(Problem problem, String field) {
        return new Refusal(field, problem.detail().isEmpty() ? Texts.TRY_LATER : problem.detail());
    }

    private static String rule(String field, String otherwise) {
        return switch (field) {
            case "username" -> Texts.USERNAME_RULE;
            case "password" -> Texts.PASSWORD_RULE;
            case "name" -> Texts.NAME_RULE;
            case "place" -> Texts.PLACE_RULE;
            case "topic" -> PlaceTexts.TOPIC_RULE;
            case "note" -> PlaceTexts.NOTE_RULE;
            default -> otherwise;
        };
    }
}
