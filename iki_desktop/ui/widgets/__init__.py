"""Small pieces that pages share: fields that commit when left, labels, empty pages, cards."""
