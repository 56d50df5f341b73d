"""The cuts between negative, neutral and positive: needed wherever a tone is shown."""

TONE_CUT = 0.05


def tone_name(score: float) -> str:
    """Name the side of the cut on which a tone score falls.

    Args:
        score: Tone from -1 to 1.

    Returns:
        ``"positive"`` from ``TONE_CUT`` on, ``"negative"`` from ``-TONE_CUT`` down, else
        ``"neutral"``: the cuts of Hutto & Gilbert 2014.

    Raises:
        ValueError: ``score`` is outside -1 to 1.

    Examples:
        >>> tone_name(0.4), tone_name(0.0), tone_name(-0.05)
        ('positive', 'neutral', 'negative')
    """
    if not -1 <= score <= 1:
        message = f"score must be from -1 to 1, got {score!r}"
        raise ValueError(message)
    if score >= TONE_CUT:
        return "positive"
    return "negative" if score <= -TONE_CUT else "neutral"
